/** Bytes before each piece: which output it is of, three bytes of nothing, and its length. */
const headLength = 8;

/**
 * What a process in a container prints, out of the frames in which the engine sends it (Docker
 * Engine API, Attach to a container, "Stream format"). Pieces are given as they come, however long
 * their frame is.
 */
export async function* unframed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let head = Buffer.alloc(0);
  let left = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      if (left > 0) {
        const piece = rest.subarray(0, left);
        left -= piece.length;
        rest = rest.subarray(piece.length);
        yield piece;
        continue;
      }
      const missing = headLength - head.length;
      head = Buffer.concat([head, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      if (head.length < headLength) continue;
      left = head.readUInt32BE(4);
      head = Buffer.alloc(0);
    }
  }
}
