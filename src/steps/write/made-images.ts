import type { Build } from '../../buildspec/images.ts';
import { programOf } from '../../buildspec/program.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { resolve, type Values, type Word } from '../../buildspec/words.ts';
import { rememberingLast } from '../../remember.ts';
import type { FileSight } from './sight.ts';
import { type WrittenName, writtenName } from './written-names.ts';

/** The images that a build has under some name, as far as its commands show it. */
export interface MadeImages {
  made: readonly { name: WrittenName; order: number }[];
  /**
   * What else may make and name images: `images` is a program whose business that is, `anything`
   * one that may run whatever it likes.
   */
  others: 'none' | 'anything' | 'images';
}

const makers =
  /^(make|just|task|docker-compose|compose|skaffold|packer|pack|ko|jib|kaniko|executor|buildah|crane|earthly|dagger|copilot|eb|sam|cdk|bazel|nx|bake|source|\.|bash|sh|dash|eval|xargs|invoke|rake|tox)$/;
const harmlessScript = /(activate|rc|profile|env|nvm\.sh|install\S*)["']?$/;

/** Reads out of the story which images are there under which names. */
export const madeImages = rememberingLast(({ story }: FileSight, values: Values): MadeImages => {
  const words = [
    ...story.builds.flatMap(({ call, tags }) => tags.map((word) => ({ word, call }))),
    ...story.tags.map(({ call, target }) => ({ word: target, call })),
    ...story.calls.flatMap((call) => pulled(call).map((word) => ({ word, call }))),
  ];
  const made = words.map(({ word, call }) => ({
    name: writtenName(word.parts, values),
    order: call.order,
  }));
  const vague = story.builds.some(isVague);
  const isMaker = story.elsewhere.some(makesImages) || story.calls.some(loads) || vague;
  if (isMaker || story.closed !== undefined) return { made, others: 'images' };
  const unseen = story.elsewhere.length > 0 || story.unread.length > 0;
  return { made, others: unseen ? 'anything' : 'none' };
});

/** A build with a variable beside its context, or without a tag: it may hold options, and so a name. */
function isVague({ words, tags }: Build): boolean {
  const variables = words.filter(
    ({ written }) => written.length === 1 && written[0]?.kind === 'variable',
  );
  return variables.length > 0 && (words.length > 1 || tags.length === 0);
}

function dockerWords(call: Call): { verb: string; rest: readonly Word[] } | undefined {
  const program = programOf(call.argv);
  if (!/^(docker|podman|nerdctl|finch)$/.test(program?.name ?? '')) return undefined;
  const [verb, ...rest] = program?.args ?? [];
  return { verb: resolve(verb?.parts ?? []) ?? '', rest };
}

function pulled(call: Call): Word[] {
  const line = dockerWords(call);
  return line?.verb === 'pull' ? line.rest.filter(({ text }) => !text.startsWith('-')) : [];
}

function loads(call: Call): boolean {
  return /^(load|import|commit|compose|stack)$/.test(dockerWords(call)?.verb ?? '');
}

function makesImages(call: Call): boolean {
  const program = programOf(call.argv);
  if (program === undefined || dockerWords(call)) return true;
  const { name, word, args } = program;
  const texts = args.map(({ text }) => text);
  const isScript = /^\.{0,2}\/|\.(sh|bash)$/.test(word.text);
  if (isScript) return !harmlessScript.test(word.text);
  if (/^(mvnw?|gradlew?|sbt)$/.test(name))
    return texts.some((text) => /image|docker|jib/i.test(text));
  if (!makers.test(name)) return false;
  const last = texts.at(-1) ?? '';
  // The text after `-c` is followed itself; what an installer from the net does is not about images.
  return !texts.some((text) => /^-\w*c$/.test(text)) && last !== '' && !harmlessScript.test(last);
}
