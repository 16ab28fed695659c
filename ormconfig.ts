import { DataSource } from 'typeorm';
import { classes } from './src/app.classes.js';
import { loadSettings } from './src/config/load-settings.js';
import { dataSourceOptions } from './src/database/data-source.js';
import { joinDatabase } from './src/database/open-database.js';

/** The owner's data source, for TypeORM's own commands; the application makes its own from the same classes. */
const { connections } = await joinDatabase(loadSettings());
export const options = dataSourceOptions(connections.owner, classes);
export default new DataSource(options);
