import { posix } from 'node:path';
import { programOf } from '../../../buildspec/program.ts';
import type { Call, Write } from '../../../buildspec/story-shape.ts';
import type { Part, Values } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { madeImages } from '../made-images.ts';
import { brokenJson, imagesOf, jsonKind } from '../printed-json.ts';
import type { FileSight } from '../sight.ts';
import { isMisspelt } from '../spelling.ts';
import { imageValues } from '../values.ts';
import { agreement, nameText, pathText, writtenName } from '../written-names.ts';

/** The file with which Amazon ECS deploys names images that are there. */
export const imagedefinitionsFormat = meaningCheck(
  'imagedefinitions-format',
  t`image definitions name images that are pushed`,
  (file, aim): Fault[] => {
    const values = imageValues(file, aim);
    const printed = printedFiles(file).flatMap(({ write, content }): Fault[] => {
      const at = write.span.start;
      const broken = brokenJson(content);
      if (broken) {
        return [
          {
            severity: broken.sure ? 'error' : 'warning',
            what: t`what is written to ${write.path.text} is no JSON`,
            why: broken.why,
            at,
            remedy: t`print it in single quotes: printf '[{"name":"container","imageUri":"%s"}]' "$IMAGE"`,
          },
        ];
      }
      const kind = wrongKind(write, content);
      if (kind) return [{ severity: 'warning', at, ...kind }];
      const name = unfilled(content);
      if (name) {
        return [
          {
            severity: 'warning',
            what: t`the image definition holds ${name} as it stands`,
            why: t`in single quotes the shell puts no value in the place of a variable`,
            at,
            remedy: t`write %s in its place, and the variable in double quotes after the format of printf`,
          },
        ];
      }
      return imagesOf(content).flatMap(({ uri }) => neverPushed(uri, at, file, values) ?? []);
    });
    return [...printed, ...misspeltFiles(file)];
  },
);

const usual = 'imagedefinitions.json';

/**
 * A list where one object belongs, or the other way round (AWS CodePipeline User Guide, Image
 * definitions file reference).
 */
function wrongKind({ path: { text } }: Write, content: readonly Part[]) {
  const kind = jsonKind(content);
  if (kind === 'object' && /definitions?\.json/i.test(text)) {
    return {
      what: t`what is written to ${text} is one object`,
      why: t`a deployment to Amazon ECS takes a list of them, and says that the file “contains invalid JSON format”`,
      remedy: t`put square brackets around it: [{"name":"container","imageUri":"%s"}]`,
    };
  }
  if (kind === 'list' && /(^|\/)imageDetail\.json["']?$/.test(text)) {
    return {
      what: t`what is written to ${text} is a list`,
      why: t`a blue/green deployment to Amazon ECS takes one object with the key ImageURI`,
      remedy: t`write {"ImageURI":"%s"}`,
    };
  }
  return undefined;
}

/** The first variable that stands in a printed text by its name. */
function unfilled(content: readonly Part[]): string | undefined {
  const literal = content.filter(({ kind }) => kind === 'literal');
  return literal.flatMap(({ text }) => text.match(/\$(\w+|\{\w+\})/)?.[0] ?? [])[0];
}

/** The name that a deployment looks for, written a little otherwise. */
function misspeltFiles({ story, spec }: FileSight): Fault[] {
  const [misspelt] = story.writes.flatMap(({ path, span }) => {
    const meant = isMisspelt(path.text, usual) ? usual : detailMeant(path.text, spec.text);
    return meant ? [{ path, span, meant }] : [];
  });
  if (!misspelt) return [];
  const { path, span, meant } = misspelt;
  return [
    {
      severity: 'warning',
      what: t`${path.text} is written, and a deployment to Amazon ECS looks for ${meant}`,
      why: t`unless the action in the pipeline names the file, it takes the usual name`,
      at: span.start,
      remedy: t`name it ${meant}, here and in artifacts`,
    },
  ];
}

/** The file of a blue/green deployment, where it is written as `image_details.json` and never named. */
function detailMeant(path: string, text: string): string | undefined {
  const name = 'imageDetail.json';
  const [, written] = path.match(/(?:^|\/)(image[-_]?details?\.json)["']?$/i) ?? [];
  return written && !text.includes(name) ? name : undefined;
}

/** The files of that name that one command prints as a whole, and that nothing changes afterwards. */
function printedFiles({ story, spec }: FileSight) {
  const isIt = ({ path }: Write) =>
    /(^|\/)image(definitions|detail)[\w-]*\.json["']?$/i.test(path.text) ||
    isMisspelt(path.text, usual);
  const writes = story.writes.filter(isIt);
  const once = writes.filter(({ path, order }) => {
    const isOnly = writes.filter((other) => other.path.text === path.text).length === 1;
    const later = story.calls.filter((call) => call.order > order);
    return isOnly && !later.some((call) => mayChange(call, posix.basename(path.text)));
  });
  return once.flatMap((write) => {
    const isAppended = spec.text.slice(write.span.start, write.span.end).includes('>>');
    return write.content && !isAppended ? [{ write, content: write.content }] : [];
  });
}

function mayChange({ argv, input }: Call, name: string): boolean {
  const program = programOf(argv)?.name ?? '';
  const isNamed = argv.some(({ text }) => text.includes(name) || /image.*\*/.test(text));
  const isRead = input?.from === 'file' && input.path.text.includes(name);
  return /^(sed|jq|perl|envsubst|yq|mv|cp)$/.test(program) && (isNamed || isRead);
}

function neverPushed(
  uri: readonly Part[],
  at: number,
  file: FileSight,
  values: Values,
): Fault | undefined {
  const { pushes, calls } = file.story;
  if (uri.length === 0) {
    return {
      severity: 'error',
      what: t`the image definition names no image`,
      why: t`the address of the image is empty: printf got no word to put in the place of %s`,
      at,
      remedy: t`give printf the image’s name after its format`,
    };
  }
  if (pushes.length === 0 || madeImages(file, values).others === 'images') return undefined;
  const name = writtenName(uri, values);
  const names = pushes.map(({ image, allTags }) => ({
    image: writtenName(image.parts, values),
    allTags,
  }));
  const ways = names.map(({ image, allTags }) =>
    allTags && pathText(image) === pathText(name) ? 'same' : agreement(name, image),
  );
  const isAfterAll = calls.length === 0 || ways.some((way) => way === 'same' || way === 'open');
  // An image of another name may come from elsewhere, as that of a second container.
  const likeness = names.find(({ image }) => pathText(image) === pathText(name));
  if (isAfterAll || (!likeness && !ways.includes('doubtful'))) return undefined;
  return {
    severity: 'warning',
    what: t`the image definition names ${nameText(name)}, which this build does not push`,
    why: t`what it pushes is ${[...new Set(names.map(({ image }) => nameText(image)))].slice(0, 3).join(', ')}`,
    at,
    remedy: t`name the image as it is pushed`,
  };
}
