import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';
import { inBuildspec } from './in-buildspec.ts';

const id = 'registry-url-scheme-or-slash';
const title = t`the image’s name begins with https://`;

export const registryUrlSchemeOrSlash: Fault = {
  id,
  title,
  async break(ground) {
    const { aws, parameters } = ground;
    const ssm = new SSMClient(aws);
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameters.url }));
    const withScheme = inBuildspec(id, title, (text) =>
      text
        .replace(/^( +)IMAGE_REPOSITORY: /m, `$1REGISTRY: https://${Parameter?.Value}\n$&`)
        .replace('"$DOCKER_REGISTRY_URL/', '"$REGISTRY/'),
    );
    await withScheme.break(ground);
  },
};
