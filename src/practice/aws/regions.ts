import type { Call } from './service.ts';

/** State that each region keeps for itself, made when the region is first asked. */
export function perRegion<State>(make: () => State): (call: Call) => State {
  const regions = new Map<string, State>();
  return ({ region }) => {
    const held = regions.get(region) ?? make();
    regions.set(region, held);
    return held;
  };
}
