import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';

/**
 * Lets pages of other sites read the answer. Only for what is answered to everybody alike: no credential counts on these
 * routes, and browsers send none with a request that may be read from everywhere.
 */
@Injectable()
export class ForOtherSites implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    void context.switchToHttp().getResponse<FastifyReply>().header('access-control-allow-origin', '*');
    return next.handle();
  }
}
