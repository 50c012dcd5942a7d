import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';

/**
 * The environment a function was deployed with, checked when it starts: a missing name fails the first invocation with its
 * name in the log rather than a request with something obscure.
 */
export const environment = <S extends z.ZodRawShape>(shape: S): z.output<z.ZodObject<S>> =>
  z.object(shape).parse(process.env);

/** One structured line a request, identifiers only. */
export const logger = (): Logger => new Logger();
