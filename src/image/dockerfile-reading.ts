import type { Arg, Env, From, Instruction } from 'dockerfile-ast';
import type { Base, NamedImage, Stage, Step } from './dockerfile.ts';
import { type DockerfileProblem, instructionProblem } from './dockerfile-problems.ts';
import { copySources, fromFlag, imagesMounted, type Source } from './dockerfile-sources.ts';
import { expand } from './dockerfile-values.ts';
import { type Place, placeOf } from './place.ts';

/**
 * One walk through the instructions of a Dockerfile, with the variables as they stand at each; the
 * facts gather in its fields.
 */
export class Reading {
  readonly stages: Stage[] = [];
  readonly steps: Step[] = [];
  readonly sources: Source[] = [];
  readonly images: NamedImage[] = [];
  readonly exposes: string[] = [];
  readonly problems: DockerfileProblem[] = [];
  readonly #text: string;
  readonly #escapeSign: string;
  readonly #buildArgs: Readonly<Record<string, string>>;
  /** Of the arguments before the first `FROM`: the only ones that a `FROM` sees. */
  readonly #globals = new Map<string, string>();
  readonly #scopes: Map<string, string>[] = [];
  /** The last stage of each name so far. */
  readonly #byName = new Map<string, number>();

  constructor(text: string, escapeSign: string, buildArgs: Readonly<Record<string, string>>) {
    this.#text = text;
    this.#escapeSign = escapeSign;
    this.#buildArgs = buildArgs;
  }

  take(instruction: Instruction): void {
    const keyword = instruction.getKeyword();
    const at = placeOf(instruction.getRange());
    const problem = instructionProblem(instruction, this.steps);
    if (problem !== undefined) this.problems.push(problem);
    if (keyword === 'FROM') this.#from(instruction as From, at);
    const stage = this.stages.length === 0 ? {} : { stage: this.stages.length - 1 };
    this.steps.push({ keyword, ...stage, at });
    if (keyword === 'ARG') this.#arg(instruction as Arg);
    if (keyword === 'ENV') this.#env(instruction as Env);
    if (keyword === 'EXPOSE') this.#expose(instruction);
    if (keyword === 'COPY' || keyword === 'ADD') this.#copy(keyword, instruction, at);
    if (keyword === 'RUN') {
      for (const image of imagesMounted(instruction)) this.#name('RUN', image, at);
    }
  }

  #from(instruction: From, at: Place): void {
    const written = instruction.getImage() ?? '';
    const image = expand(written, this.#globals, this.#escapeSign);
    const name = instruction.getBuildStage()?.toLowerCase();
    const platform = instruction.getPlatformFlag()?.getValue() ?? undefined;
    const base = this.#base(written, image);
    if (base.kind === 'image' || base.kind === 'unknown')
      this.#addImage('FROM', written, image, at);
    const inherited = base.kind === 'stage' ? this.#scopes[base.stage] : undefined;
    this.#scopes.push(new Map(inherited));
    if (name !== undefined) this.#byName.set(name, this.stages.length);
    this.stages.push({
      ...(name === undefined ? {} : { name }),
      base,
      ...(platform === undefined ? {} : { platform }),
      at,
    });
  }

  #base(written: string, image: string | undefined): Base {
    if (image === undefined) return { kind: 'unknown', written };
    if (image === 'scratch') return { kind: 'scratch', written };
    const stage = this.#stageNamed(image);
    return stage < 0 ? { kind: 'image', written, image } : { kind: 'stage', written, stage };
  }

  #stageNamed(name: string): number {
    return this.#byName.get(name.toLowerCase()) ?? -1;
  }

  #arg(instruction: Arg): void {
    for (const property of instruction.getProperties()) {
      const name = property.getName();
      const written = property.getValue();
      const value =
        this.#buildArgs[name] ??
        (written === null ? undefined : expand(written, this.#values, this.#escapeSign)) ??
        this.#globals.get(name);
      if (value !== undefined) this.#values.set(name, value);
    }
  }

  #env(instruction: Env): void {
    // every value of one ENV sees the variables as they were before it
    const before = new Map(this.#values);
    for (const property of instruction.getProperties()) {
      const value = expand(property.getValue() ?? '', before, this.#escapeSign);
      if (value === undefined) this.#values.delete(property.getName());
      else this.#values.set(property.getName(), value);
    }
  }

  #expose(instruction: Instruction): void {
    for (const argument of instruction.getArguments()) {
      const port = expand(argument.getValue(), this.#values, this.#escapeSign);
      if (port !== undefined) this.exposes.push(port);
    }
  }

  #copy(keyword: 'COPY' | 'ADD', instruction: Instruction, at: Place): void {
    const from = fromFlag(instruction);
    if (from !== undefined) this.#name('COPY', from, at);
    else {
      const expandHere = (text: string) => expand(text, this.#values, this.#escapeSign);
      this.sources.push(...copySources(keyword, instruction, this.#text, expandHere));
    }
  }

  /** What follows `--from=` or `from=`: a stage by name or number, else an image. */
  #name(by: 'COPY' | 'RUN', written: string, at: Place): void {
    const image = expand(written, this.#globals, this.#escapeSign);
    const stage = image !== undefined && (/^\d+$/.test(image) || this.#stageNamed(image) >= 0);
    if (!stage && image !== 'scratch') this.#addImage(by, written, image, at);
  }

  #addImage(by: NamedImage['by'], written: string, image: string | undefined, at: Place): void {
    this.images.push({ by, written, ...(image === undefined ? {} : { image }), at });
  }

  get #values(): Map<string, string> {
    return this.#scopes.at(-1) ?? this.#globals;
  }
}
