import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { suspensionWrites } from '#shared/suspension/store.ts';
import { keys } from '#shared/table/keys.ts';
import { openTable } from '#shared/table/table.ts';
import type { StackHandle } from './stack.ts';

const at = '2026-01-05T00:00:00.000Z';

/** Sets how far the city trusts an organisation, past the API: a state of the world, not an act of a test. */
const set = async ({ stack }: StackHandle, organisationId: string, name: string, value: object): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });
  await client.send(
    new UpdateCommand({
      TableName: stack.tableName,
      Key: keys.organisation(organisationId),
      UpdateExpression: 'SET #name = :value REMOVE gsi2pk, gsi2sk',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
  if (name === 'suspension') {
    const table = openTable(client, stack.tableName);
    await table.transact(await suspensionWrites(table, organisationId, true, new Date().toISOString()));
  }
  client.destroy();
};

export const verify = (here: StackHandle, organisationId: string) =>
  set(here, organisationId, 'verification', { state: 'VERIFIED', at });
export const unverify = (here: StackHandle, organisationId: string) =>
  set(here, organisationId, 'verification', { state: 'EXPIRED', at });
export const suspend = (here: StackHandle, organisationId: string) =>
  set(here, organisationId, 'suspension', { reason: 'ABUSE', at });
