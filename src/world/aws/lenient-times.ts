import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { CodeBuildClient } from '@aws-sdk/client-codebuild';

/** A time of the record of a build, written as text. */
const timeAsText = /"(startTime|endTime)":\s*"(\d{4}-\d\d-\d\dT[^"]+)"/g;

/**
 * Reads times that are written as text too. AWS writes them as seconds (Smithy, AWS JSON 1.1
 * protocol, Timestamp); emulators of it do not always, and the SDK refuses the whole answer then.
 */
export function withLenientTimes(client: CodeBuildClient): CodeBuildClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: unknown };
      const body = await text(response.body as Readable);
      const seconds = body.replace(timeAsText, (_, name: string, time: string) => {
        return `"${name}":${Date.parse(time) / 1000}`;
      });
      response.body = Buffer.from(seconds);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'lenientTimes' },
  );
  return client;
}
