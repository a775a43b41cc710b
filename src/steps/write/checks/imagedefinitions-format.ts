import type { Write } from '../../../buildspec/story-shape.ts';
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

/** The name that a deployment looks for with a letter or two wrong. */
function misspeltFiles({ story }: FileSight): Fault[] {
  const misspelt = story.writes.find(({ path }) => isMisspelt(path.text, usual));
  if (!misspelt) return [];
  const { path, span } = misspelt;
  return [
    {
      severity: 'warning',
      what: t`${path.text} is written, and a deployment to Amazon ECS looks for ${usual}`,
      why: t`unless the action in the pipeline names the file, it takes the usual name`,
      at: span.start,
      remedy: t`name it ${usual}, here and in artifacts`,
    },
  ];
}

/** The files of that name that one command prints as a whole, and that nothing changes afterwards. */
function printedFiles({ story, spec }: FileSight) {
  const isIt = ({ path }: Write) =>
    /(^|\/)image(definitions|detail)[\w-]*\.json["']?$/i.test(path.text) ||
    isMisspelt(path.text, usual);
  const writes = story.writes.filter(isIt);
  const once = writes.filter(({ path, order }) => {
    const isOnly = writes.filter((other) => other.path.text === path.text).length === 1;
    const changed = story.calls.some(
      (call) =>
        call.order > order &&
        /^(sed|jq|perl|envsubst|yq|mv|cp)$/.test(call.argv[0]?.text ?? '') &&
        call.argv.some(({ text }) => text.includes('image')),
    );
    return isOnly && !changed;
  });
  return once.flatMap((write) => {
    const isAppended = spec.text.slice(write.span.start, write.span.end).includes('>>');
    return write.content && !isAppended ? [{ write, content: write.content }] : [];
  });
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
  const dollar = uri.find(({ kind, text }) => kind === 'literal' && /\$\{?[A-Za-z_]/.test(text));
  if (dollar) {
    return {
      severity: 'warning',
      what: t`the image definition holds ${dollar.text} as it stands`,
      why: t`in single quotes the shell puts no value in the place of a variable`,
      at,
      remedy: t`write %s in its place, and the variable in double quotes after the format of printf`,
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
