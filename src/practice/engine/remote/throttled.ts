const shortestGap = 100;

/** Passes a number on at once, and then at most every 100 milliseconds. */
export function throttled(tell: (value: number) => void): (value: number) => void {
  let next = 0;
  return (value) => {
    if (Date.now() < next) return;
    next = Date.now() + shortestGap;
    tell(value);
  };
}
