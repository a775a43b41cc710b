import type { ServerResponse } from 'node:http';
import { cpus, release, totalmem } from 'node:os';
import { type Exchange, sendJson } from './exchange.ts';
import { ownPlatform } from './store/platform.ts';

/** The newest version of the Engine API that is spoken. */
export const newestApi = '1.44';
/** The oldest. */
export const oldestApi = '1.24';

const version = 'practice';

/** What every answer carries, and what clients decide by (Docker Engine API, Ping). */
export function introduce(response: ServerResponse): void {
  response.setHeader('Api-Version', newestApi);
  response.setHeader('Builder-Version', '1');
  response.setHeader('Docker-Experimental', 'false');
  response.setHeader('Ostype', ownPlatform().os);
  response.setHeader('Server', 'firstpush-practice-engine');
}

/** GET and HEAD `/_ping`. */
export function ping({ response }: Exchange): void {
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-cache, no-store, must-revalidate',
    Pragma: 'no-cache',
  });
  response.end('OK');
}

/** GET `/version`. */
export function sayVersion({ response }: Exchange): void {
  const { os, architecture } = ownPlatform();
  const details = { ApiVersion: newestApi, MinAPIVersion: oldestApi, Os: os, Arch: architecture };
  sendJson(response, {
    Platform: { Name: 'firstpush practice engine' },
    Components: [{ Name: 'Engine', Version: version, Details: details }],
    Version: version,
    ...details,
    GitCommit: '',
    GoVersion: '',
    KernelVersion: release(),
    BuildTime: '',
  });
}

/** GET `/info`. */
export function sayInfo({ response, store }: Exchange): void {
  const { os, architecture } = ownPlatform();
  sendJson(response, {
    ID: 'firstpush-practice',
    Name: 'practice',
    Containers: 0,
    ContainersRunning: 0,
    ContainersPaused: 0,
    ContainersStopped: 0,
    Images: store.all().length,
    Driver: 'practice',
    DriverStatus: [],
    OSType: os,
    Architecture: architecture,
    OperatingSystem: 'firstpush practice engine',
    KernelVersion: release(),
    NCPU: cpus().length,
    MemTotal: totalmem(),
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: { InsecureRegistryCIDRs: ['127.0.0.0/8', '::1/128'], IndexConfigs: {} },
    ServerVersion: version,
    ExperimentalBuild: false,
    Swarm: { LocalNodeState: 'inactive' },
    SecurityOptions: [],
    Warnings: ['the practice engine builds, keeps and pushes images; it executes nothing'],
  });
}
