import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** How long a function waits for the table: `brief` where a person waits for the function, `patient` where nobody does. */
const PATIENCE = {
  brief: { maxAttempts: 3, requestTimeout: 4_000 },
  // A night moves megabytes in few requests, and a partition that was asked for too much recovers within seconds.
  patient: { maxAttempts: 9, requestTimeout: 30_000 },
} as const;

/**
 * The document client all functions share. `throwOnRequestTimeout` turns a hung socket into an error: without it the SDK
 * only warns and the handler hangs until Lambda stops it.
 */
export const openClient = (patience: keyof typeof PATIENCE = 'brief'): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: PATIENCE[patience].maxAttempts,
      requestHandler: {
        connectionTimeout: 1_000,
        requestTimeout: PATIENCE[patience].requestTimeout,
        throwOnRequestTimeout: true,
      },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
