import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Terraform’s working folder is made ready before it is used. */
export const terraformNotInitialised = meaningCheck(
  'terraform-not-initialised',
  t`terraform init comes before what needs it`,
  ({ story: { calls } }): Fault[] => {
    const lines = calls.flatMap((call) => lineOf(call) ?? []);
    const inits = lines.filter(({ verb }) => verb === 'init');
    const early = lines.find(({ verb, folder, call }) => {
      const own = inits.filter((init) => init.folder === folder);
      return needsInit.test(verb) && own[0] && own.every((init) => init.call.order > call.order);
    });
    if (!early) return [];
    const { verb, call } = early;
    return [
      {
        severity: 'warning',
        what: t`terraform ${verb} runs before terraform init`,
        why: t`each build begins in a fresh container, where the folder has no providers and no state yet`,
        at: call.span.start,
        remedy: t`move terraform init before it`,
      },
    ];
  },
);

/** The commands that work on an initialised folder (Terraform CLI documentation, terraform init). */
const needsInit =
  /^(apply|console|destroy|import|output|plan|refresh|show|state|validate|workspace)$/;

interface TerraformLine {
  verb: string;
  /** Where it works, as far as the file tells. */
  folder: string;
  call: Call;
}

function lineOf(call: Call): TerraformLine | undefined {
  const { name, args = [] } = programOf(call.argv) ?? {};
  if (name !== 'terraform' || call.conditional) return undefined;
  const texts = args.map(({ text }) => text);
  const verb = texts.find((text) => !text.startsWith('-'));
  const moved = texts.find((text) => text.startsWith('-chdir')) ?? '';
  return verb ? { verb, folder: `${call.directory ?? '?'} ${moved}`, call } : undefined;
}
