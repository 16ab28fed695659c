import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretKey } from './secret-key.js';

const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * The token in a mail that stops further ones. It works without a login and for as long as the installation has its key,
 * as mails are kept; all it does is that.
 */
@Injectable()
export class MailLinks {
  constructor(private readonly key: SecretKey) {}

  token(accountId: string): string {
    const id = Buffer.from(accountId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.mac(id)]).toString('base64url');
  }

  /** The account a token is of; null if it is none of ours. */
  accountOf(token: string): string | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
    const id = bytes.subarray(0, ID_BYTES);
    if (!timingSafeEqual(bytes.subarray(ID_BYTES), this.mac(id))) return null;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private mac(id: Buffer): Buffer {
    return this.key.mac('mail links', id.toString('hex')).subarray(0, MAC_BYTES);
  }
}
