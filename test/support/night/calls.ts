import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What is thrown in a function that has died: nothing it does from then on reaches the table. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** Where a function dies: at a call to the table, before it is made or after the table has carried it out. */
export interface Death {
  readonly call: string;
  readonly after: boolean;
  /** At every try, not at the first one alone. */
  readonly always?: boolean;
}

/** The calls of a night to the table, by name and in the order they were made, and the one death in it. */
export interface Calls {
  readonly names: string[];
  /** Undefined for a night that nothing happens to. */
  readonly death: Death | undefined;
  died: boolean;
}

type Input = Readonly<Record<string, unknown>>;

/** Events and notices have identifiers drawn by lot. */
const keyOf = ({ pk, sk }: Input): string =>
  /^(OUTBOX|NOTICES)#/.test(String(pk)) ? String(pk).split('#')[0]! : `${pk} / ${sk}`;

/** What a command is about: its keys, shortened where there are many. */
const about = (input: Input): string => {
  if (input.Key !== undefined) return keyOf(input.Key as Input);
  if (input.Item !== undefined) return keyOf(input.Item as Input);
  if (input.TransactItems !== undefined)
    return (input.TransactItems as { Put: { Item: Input } }[]).map(({ Put }) => keyOf(Put.Item)).join(', ');
  if (input.RequestItems !== undefined) {
    const [request] = Object.values(input.RequestItems as Record<string, unknown>);
    const keys = Array.isArray(request)
      ? request.map(({ PutRequest }: { PutRequest: { Item: Input } }) => keyOf(PutRequest.Item))
      : (request as { Keys: Input[] }).Keys.map(keyOf);
    return keys.length > 3 ? `${keys[0]} … ${keys.at(-1)} (${keys.length})` : keys.join(', ');
  }
  const values = input.ExpressionAttributeValues as Input;
  const start = input.ExclusiveStartKey === undefined ? '' : ` from ${keyOf(input.ExclusiveStartKey as Input)}`;
  return `${[values[':pk'], values[':sk']].filter(Boolean).join(' / ')}${start}`;
};

/**
 * The client of one invocation of a step. Each request gets a name: who makes it, what it does to what, and which of its kind it
 * is. At the one named in `calls.death` the invocation dies, of which `onDeath` hears; requests it has under way come to their
 * end, others are never made.
 */
export const mortalClient = (
  client: DynamoDBDocumentClient,
  calls: Calls,
  invocation: string,
  onDeath: () => Promise<void>,
): DynamoDBDocumentClient => {
  let dead = false;
  const seen = new Map<string, number>();
  const send = async (command: { readonly input: Input; readonly constructor: { readonly name: string } }) => {
    if (dead) throw new Died();
    const what = `${invocation}: ${command.constructor.name.replace(/Command$/, '')} ${about(command.input)}`;
    const nth = (seen.get(what) ?? 0) + 1;
    seen.set(what, nth);
    const name = nth === 1 ? what : `${what} #${nth}`;
    calls.names.push(name);
    const now = calls.death?.call === name && (!calls.died || calls.death.always === true);
    if (!now) return client.send(command as never);
    calls.died = true;
    dead = true;
    if (calls.death?.after === true) await client.send(command as never);
    await onDeath();
    throw new Died();
  };
  return { send } as unknown as DynamoDBDocumentClient;
};
