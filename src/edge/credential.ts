import type { FastifyRequest } from 'fastify';

/** Whether a request says who sends it; whether that is true is for the guard to find out. */
export const carriesCredential = ({ headers, routeOptions }: FastifyRequest): boolean =>
  headers.authorization !== undefined ||
  headers.cookie !== undefined ||
  routeOptions.config?.hasTokenInPath === true;
