import { Refusal } from '../refusal.ts';

/** Says of a registry's `host:port` whether the practice engine may speak to it, in plain HTTP. */
export type Reach = (host: string) => boolean;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** The reach of an engine: loopback always, and the registries that it is told of. */
export function reachOf(registries: readonly string[]): Reach {
  return (host) => loopback.test(host) || registries.includes(host);
}

/** @throws Refusal when a registry is out of reach */
export function checkReach(reach: Reach, host: string): void {
  if (reach(host)) return;
  throw new Refusal(500, `${host}: the practice engine reaches registries on loopback only`);
}
