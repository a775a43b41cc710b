import { digestOf } from './digest.ts';
import type { Layer } from './layer.ts';

/** How a container of the image would start (OCI image specification, Image Configuration). */
export interface Settings {
  User?: string;
  ExposedPorts?: Record<string, object>;
  /** `NAME=value`. */
  Env?: string[];
  Entrypoint?: string[] | null;
  Cmd?: string[] | null;
  Volumes?: Record<string, object>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  StopSignal?: string;
  Healthcheck?: Healthcheck;
  Shell?: string[];
  /** Instructions that a build on top of this image carries out first. */
  OnBuild?: string[] | null;
}

/** Durations in nanoseconds. */
export interface Healthcheck {
  Test: string[];
  Interval?: number;
  Timeout?: number;
  StartPeriod?: number;
  StartInterval?: number;
  Retries?: number;
}

/** One instruction that made the image. */
export interface HistoryEntry {
  created?: string;
  created_by?: string;
  comment?: string;
  /** True when the instruction added no layer. */
  empty_layer?: boolean;
}

/** An image's configuration, the document whose hash is the image's id. */
export interface ImageConfiguration {
  architecture: string;
  os: string;
  created?: string;
  author?: string;
  config?: Settings;
  rootfs: { type: 'layers'; diff_ids: string[] };
  history?: HistoryEntry[];
}

/** An image in the store. */
export interface Image {
  /** `sha256:` and the hash of the configuration's text. */
  id: string;
  /** The configuration exactly as it is pushed. */
  text: string;
  configuration: ImageConfiguration;
  /** Lowest first. */
  layers: Layer[];
}

/** The image that a configuration's text and its layers make. */
export function imageOf(text: string, layers: Layer[]): Image {
  const configuration: ImageConfiguration = JSON.parse(text);
  return { id: digestOf(text), text, configuration, layers };
}

/** The first twelve digits of an id or digest, as Docker shows it. */
export function shortId(id: string): string {
  return id.replace('sha256:', '').slice(0, 12);
}
