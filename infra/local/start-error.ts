/** Something keeps the local stack from starting, and the person in front of it can change that: shown without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
