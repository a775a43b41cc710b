import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Room } from './room.ts';

/** Another emulator of AWS, and every call that came to it. */
export interface Moto {
  /** Leads programs to it. */
  environment: Readonly<Record<string, string>>;
  /** The calls since the last `forget`, as `service:Operation`. */
  calls(): readonly string[];
  forget(): void;
  close(): Promise<void>;
}

/** Starts moto on a free port, behind a listener that writes down what is asked. */
export async function openMoto(room: Room): Promise<Moto> {
  const { child, ended } = room.start('moto_server', ['-H', '127.0.0.1', '-p', '0'], {
    // Else the lines that say where it listens would wait in a buffer.
    environment: { PYTHONUNBUFFERED: '1' },
  });
  const port = await new Promise<number>((settle, fail) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [, found] = line.match(/Running on http:\/\/127\.0\.0\.1:(\d+)/) ?? [];
      if (found) settle(Number(found));
    });
    child.once('close', () => fail(new Error('moto_server ended before it listened')));
  });

  const calls: string[] = [];
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = '', url: path = '', headers } = asked;
      calls.push(callOf(method, String(headers['x-amz-target'] ?? ''), body.toString()));
      const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      onward.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'AKIAFOREIGNEMULATOR0',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
    },
    calls: () => calls,
    forget: () => void calls.splice(0),
    async close() {
      server.closeAllConnections();
      server.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The operation of a request in AWS's JSON, query or REST protocol; S3 has its method alone. */
function callOf(method: string, target: string, body: string): string {
  const [service = '', operation] = target.split('.');
  if (operation) return `${service.replace(/_\d+$/, '')}:${operation}`;
  const action = new URLSearchParams(body).get('Action');
  if (action) return `query:${action}`;
  return `s3:${method === 'GET' || method === 'HEAD' ? 'Get' : method}`;
}
