import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { environment, logger } from '#shared/http/wiring.ts';
import { matchRoutes } from '#shared/match/routes.ts';
import { matchModelRoutes } from '#shared/match-model/routes.ts';
import { proposalRoutes } from '#shared/proposal/routes.ts';
import * as matches from './matches.ts';
import * as models from './models.ts';
import * as matching from './use-cases.ts';
import { readWhyNot } from './why.ts';

const { STATE_MACHINE_ARN } = environment({ STATE_MACHINE_ARN: z.string().min(1) });
const workflows = new SFNClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
});
const { edge, ...tools } = tableEdge();

const deps: matching.Deps = {
  ...tools,
  startWorkflow: async (name, input) => {
    try {
      await workflows.send(
        new StartExecutionCommand({ stateMachineArn: STATE_MACHINE_ARN, name, input: JSON.stringify(input) }),
      );
    } catch (error) {
      // The same start arrived before: what it started is what was asked for.
      if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
    }
  },
};

/** Matches of a listing, and the runs that make them. */
export const handler = api(
  [
    bind(matchRoutes.listMatches, matches.listMatches(deps), edge),
    bind(proposalRoutes.respondToMatch, matches.respondToMatch(deps), edge),
    bind(matchRoutes.readWhyNot, readWhyNot(deps), edge),
    bind(matchRoutes.startMatchRun, matching.startMatchRun(deps), edge),
    bind(matchRoutes.listMatchRuns, matching.listMatchRuns(deps), edge),
    bind(matchRoutes.readMatchRun, matching.readMatchRun(deps), edge),
    bind(matchModelRoutes.listMatchModels, models.listMatchModels(deps), edge),
    bind(matchModelRoutes.rollBackMatchModel, models.rollBackMatchModel(deps), edge),
  ],
  logger(),
);
