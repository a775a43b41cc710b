import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { quoteScalar } from '../../../buildspec/quote.ts';
import type { Reference } from '../../../image/reference.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { Aim } from '../sight.ts';
import { knownValues, nameOf } from '../values.ts';

/** The buildspec pushes the image of the setup. */
export const buildspecPushesOtherImage = meaningCheck(
  'buildspec-pushes-other-image',
  t`the buildspec pushes the image of the setup`,
  (file, aim): Fault[] => {
    const { pushes } = file.story;
    if (pushes.length === 0 || aim.registry === '' || aim.repository === '') return [];
    const values = knownValues(file, aim);
    const names = pushes.map(({ image }) => nameOf(image, values));
    // A name that is not known, or one that is right beside others, leaves nothing to say.
    if (names.some((name) => !name || isAim(name, aim))) return [];
    const [name] = names;
    const [push] = pushes;
    // A name without an owner is a fault of its own.
    if (!name || !push || name.repository.startsWith('library/')) return [];
    const edits = otherRepository(file.spec, name, aim);
    return [
      {
        severity: 'error',
        what: t`the buildspec pushes ${name.registry}/${name.repository}, and the setup’s image is ${aim.registry}/${aim.repository}`,
        why: t`what the user may push was asked for the setup’s repository and for no other`,
        at: push.image.span.start,
        remedy: t`push ${aim.repository}, or set up ${name.repository} with --repository`,
        ...(edits && { edits }),
      },
    ];
  },
);

function isAim({ registry, repository }: Reference, aim: Aim): boolean {
  return registry === aim.registry && repository === aim.repository;
}

/** Where the repository is the value of one variable, that value; nothing else is certain. */
function otherRepository({ env }: Buildspec, name: Reference, aim: Aim): Edit[] | undefined {
  if (name.registry !== aim.registry) return undefined;
  const holders = env.variables.filter(({ value }) => value === name.repository);
  const [holder] = holders;
  if (!holder || holders.length !== 1) return undefined;
  return [{ span: holder.valueSpan, text: quoteScalar(aim.repository) }];
}
