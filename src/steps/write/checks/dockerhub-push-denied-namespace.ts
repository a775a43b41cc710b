import { resolve } from '../../../buildspec/words.ts';
import { dockerHub } from '../../../image/registry-address.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { knownValues, nameOf } from '../values.ts';

/** What goes to Docker Hub is named with its owner. */
export const dockerhubPushDeniedNamespace = meaningCheck(
  'dockerhub-push-denied-namespace',
  t`what goes to Docker Hub is named with its owner`,
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    return file.story.pushes.flatMap(({ image }): Fault[] => {
      const name = nameOf(image, values);
      if (name?.registry !== dockerHub || !name.repository.startsWith('library/')) return [];
      const isWritten = resolve(image.written) !== undefined;
      return [
        {
          severity: isWritten ? 'error' : 'warning',
          what: t`${name.repository.slice('library/'.length)} is pushed without a registry or an owner before it`,
          why: t`such a name means docker.io/library, where only Docker’s own images lie: “requested access to the resource is denied”`,
          at: image.span.start,
          remedy: t`name the image with its owner, as alice/app, or with the registry’s address`,
        },
      ];
    });
  },
);
