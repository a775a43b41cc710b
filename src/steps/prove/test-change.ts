import type { Change, CreateBucket, Rehearse, StartBuild, StoredCredential } from '../../types.ts';
import { defaultImage } from '../wire/changes.ts';
import type { CommandsSight, ProveSight } from './sight.ts';
import { tagOf } from './tag.ts';

/** Source types whose provider hears how a build went (AWS CodeBuild API Reference, StartBuild). */
const gitProvider = /^(GITHUB|GITLAB|BITBUCKET|CODECOMMIT)/;

/** The changes that run the buildspec's own commands as a test; none before everything is there. */
export function commandsChanges(
  sight: ProveSight,
  commands: CommandsSight,
  fingerprint: string,
  credential: StoredCredential,
): Change[] {
  const { registry, repository } = sight;
  const tag = isThrowAway(sight) ? tagOf(fingerprint) : undefined;
  const text = tag && 'text' in commands.retagged ? commands.retagged.text : undefined;
  const common = { registry, repository, credential, fingerprint, ...(tag && { tag }) };
  if (commands.where === 'rehearse') {
    return [
      {
        kind: 'rehearse',
        ...common,
        ...rehearsed(commands, sight.known.setup.in),
        buildspec: text ?? commands.buildspec ?? '',
      },
    ];
  }
  return [...bucketFor(commands), { kind: 'start-build', ...common, ...started(commands, text) }];
}

/** The throw-away tag is taken where it can be put in for certain, unless something else is wished. */
function isThrowAway({ known, commands }: ProveSight): boolean {
  const { testBuild = 'throw-away' } = known.setup;
  return testBuild === 'throw-away' && commands !== undefined && 'text' in commands.retagged;
}

type Started = Omit<StartBuild, 'kind' | 'registry' | 'repository' | 'credential' | 'fingerprint'>;

function started(commands: CommandsSight, text: string | undefined): Started {
  const { project, projectName, upload, unfinished } = commands;
  const facts = 'seen' in project ? project.seen : undefined;
  return {
    project: projectName,
    ...(upload && { upload: { bucket: upload.bucket, object: upload.object } }),
    ...(text !== undefined && { buildspec: text }),
    quietly: gitProvider.test(facts?.source.type ?? ''),
    versioned: facts?.sourceVersion !== undefined,
    ...(unfinished && { resumes: unfinished }),
  };
}

function bucketFor({ upload, caller, unfinished }: CommandsSight): CreateBucket[] {
  const absent = upload && 'seen' in upload.held && upload.held.seen === 'absent';
  if (!absent || unfinished || 'unseen' in caller) return [];
  return [{ kind: 'create-bucket', bucket: upload.bucket, region: caller.seen.region }];
}

type Rehearsed = Pick<Rehearse, 'location' | 'image' | 'variables' | 'container'>;

/** What a rehearsal is told of its ground; `image` is what its commands run in, or `host`. */
function rehearsed({ location, project, docker }: CommandsSight, image = 'host'): Rehearsed {
  const facts = 'seen' in project ? project.seen : undefined;
  const engine = docker === 'none' ? {} : { engine: docker };
  return {
    location,
    image: facts?.image || defaultImage,
    variables: facts?.variables ?? [],
    ...(image !== 'host' && { container: { image, ...engine } }),
  };
}
