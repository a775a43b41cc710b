import { plainText } from '../../plain-text.ts';
import type { Fetch, Refused } from '../../runner/run.ts';
import { secretsBy } from '../../runner/secret-references.ts';
import { type ClientConfig, once } from './clients.ts';
import { seen } from './failure.ts';

/** Reads Secrets Manager with the rights of whoever runs firstpush. */
export function openSecrets(config: ClientConfig): { secrets: Fetch } {
  const client = once(async () => {
    const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    return new SecretsManagerClient(config);
  });
  const secrets = secretsBy(async ({ id, stage, version }) => {
    const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    const command = new GetSecretValueCommand({
      SecretId: id,
      ...(stage && { VersionStage: stage }),
      ...(version && { VersionId: version }),
    });
    const answer = await seen('secretsmanager:GetSecretValue', async () =>
      (await client()).send(command).then(({ SecretString }) => SecretString, refused),
    );
    return 'unseen' in answer ? { code: '', message: answer.unseen.said } : answer.seen;
  });
  return { secrets };
}

/** What the service itself refuses, under its own code. @throws the error itself otherwise */
function refused(error: unknown): Refused {
  const { $fault, name, message } = error as Error & { $fault?: string };
  if ($fault !== 'client') throw error;
  return { code: name, message: plainText(message) };
}
