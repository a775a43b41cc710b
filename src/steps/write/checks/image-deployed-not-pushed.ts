import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { cutWord, resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { madeImages } from '../made-images.ts';
import { imageValues } from '../values.ts';
import { agreement, nameText, pathText, writtenName } from '../written-names.ts';

/** Every image that the commands deploy is one that they push. */
export const imageDeployedNotPushed = meaningCheck(
  'image-deployed-not-pushed',
  t`every image that the commands deploy is pushed`,
  (file, aim): Fault[] => {
    const values = imageValues(file, aim);
    const { calls, pushes } = file.story;
    if (madeImages(file, values).others === 'images') return [];
    const pushed = pushes.map(({ image, allTags }) => ({
      name: writtenName(image.parts, values),
      allTags,
    }));
    return calls.flatMap(deployedBy).flatMap(({ image, call }): Fault[] => {
      const name = writtenName(image.parts, values);
      const like = pushed.filter((one) => pathText(one.name) === pathText(name));
      const ways = like.map((one) => (one.allTags ? 'open' : agreement(name, one.name)));
      if (like.length === 0 || ways.some((way) => way === 'same' || way === 'open')) return [];
      const others = [...new Set(like.map((one) => nameText(one.name)))].slice(0, 3).join(', ');
      return [
        {
          severity: 'warning',
          what: t`${nameText(name)} is deployed, and this build does not push it`,
          why: t`what it pushes is ${others}`,
          at: call.span.start,
          remedy: t`deploy the image under the tag with which it is pushed`,
        },
      ];
    });
  },
);

/** The images that a command deploys, where the command says so itself. */
function deployedBy(call: Call): { image: Word; call: Call }[] {
  const program = programOf(call.argv);
  const words = program?.args ?? [];
  const texts = words.map(({ parts, text }) => resolve(parts) ?? text);
  if (program?.name === 'kubectl' && texts.includes('set') && texts.includes('image')) {
    return words.flatMap((word) => {
      const [lead] = word.text.match(/^["']?[A-Za-z*][\w.-]*=(?=.*[/$])/) ?? [];
      return lead ? [{ image: cutWord(word, lead.replace(/^["']/, '').length), call }] : [];
    });
  }
  if (program?.name === 'aws' && texts[0] === 'lambda') {
    const image = words[texts.indexOf('--image-uri') + 1];
    return texts.includes('--image-uri') && image ? [{ image, call }] : [];
  }
  return [];
}
