import { AccessToken } from './auth/access-token.entity.js';
import { Account } from './auth/account.entity.js';
import { Area } from './areas/area.entity.js';
import type { Classes } from './database/data-source.js';
import { migrations } from './migrations/index.js';

/** Every entity and migration there is. */
export const classes: Classes = {
  entities: [Account, AccessToken, Area],
  migrations,
};
