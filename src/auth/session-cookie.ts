import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Entered } from './login.js';
import { isSecret } from './secret-text.js';
import { Site } from './site.js';

/** The cookie that carries the value of a session. */
@Injectable()
export class SessionCookie {
  constructor(private readonly site: Site) {}

  /** `__Host-` binds it to this host and to https; plain http has it on this computer alone, under another name. */
  get name(): string {
    return this.site.isSecure ? '__Host-ikrar' : 'ikrar-session';
  }

  /** The value a Cookie header carries; null if there is none, or several that differ. */
  read(header: string | undefined): string | null {
    const values = (header ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${this.name}=`))
      .map((pair) => pair.slice(this.name.length + 1));
    const [value = ''] = values;
    return isSecret(value) && values.every((other) => other === value) ? value : null;
  }

  set(reply: FastifyReply, { value }: Pick<Entered, 'value'>): void {
    this.write(reply, value, '');
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', '; Max-Age=0');
  }

  private write(reply: FastifyReply, value: string, more: string): void {
    const secure = this.site.isSecure ? '; Secure' : '';
    void reply.headers({
      'set-cookie': `${this.name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${more}`,
      'cache-control': 'no-store',
    });
  }
}
