import { t } from '../../../language.ts';
import type { Check, Finding, Question } from '../../../types.ts';
import type { CommandsSight, ProveSight } from '../sight.ts';

/** A test run moves nothing but a throw-away tag, or the person has chosen how it runs. */
export const testBuildNotCertain: Check<ProveSight> = {
  id: 'test-build-not-certain',
  title: t`a test moves nothing but a throw-away tag`,
  find({ known, commands }) {
    if (!commands || commands.unfinished || commands.buildspec === undefined) return [];
    const { testBuild } = known.setup;
    const [what, why] = doubt(commands) ?? [];
    const settled = testBuild === 'as-is' || testBuild === 'project';
    if (what === undefined || why === undefined || settled) return [];
    const tagged = 'text' in commands.retagged;
    if (testBuild === 'throw-away' && tagged) return [];
    const finding: Finding = {
      check: 'test-build-not-certain',
      step: 'prove',
      severity: 'error',
      what,
      why,
      where: { file: commands.location },
      remedy: {
        kind: 'ask',
        text: tagged
          ? t`choose how the test runs: --test-build throw-away or as-is`
          : t`choose how the test runs: --test-build as-is`,
        question: questionFor(commands, tagged),
      },
    };
    return [finding];
  },
};

function doubt({ location, retagged, moving }: CommandsSight): [string, string] | undefined {
  if ('refused' in retagged) {
    return [t`${location} cannot be given a throw-away tag`, retagged.refused];
  }
  const [first] = moving;
  if (first === undefined) return undefined;
  const more = moving.length - 1;
  return [
    more === 0
      ? t`${location} may change more than an image: ${first}`
      : t`${location} may change more than an image: ${first} (and ${more} more)`,
    t`what such a command does outside the build cannot be told from the file`,
  ];
}

function questionFor({ where }: CommandsSight, tagged: boolean): Question {
  const throwAway = {
    value: 'throw-away',
    label: t`with the throw-away tag`,
    hint: t`the commands run all the same; only the image’s tag is another one`,
  };
  const project = {
    value: 'project',
    label: t`the project as it stands`,
    hint: t`its own source, and the tags that its buildspec pushes`,
  };
  return {
    key: 'testBuild',
    kind: 'choice',
    prompt: t`How shall the test run?`,
    options: [
      ...(tagged ? [throwAway] : []),
      { value: 'as-is', label: t`as the buildspec stands`, hint: t`it pushes its own tags` },
      ...(where === 'codebuild' ? [project] : []),
    ],
  };
}
