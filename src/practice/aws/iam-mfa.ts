import { randomBytes } from 'node:crypto';
import type {
  CreateVirtualMFADeviceRequest,
  EnableMFADeviceRequest,
  ListMFADevicesRequest,
} from '@aws-sdk/client-iam';
import { listed } from './iam-pages.ts';
import { type IamStore, noSuchEntity, userNamed } from './iam-store.ts';
import { type Call, Fault } from './service.ts';
import { base32, codeAt, stepAt } from './totp.ts';

/** A virtual MFA device. */
export interface MfaDevice {
  seed: Uint8Array;
  /** Name of whom it belongs to, once it is enabled. */
  user?: string;
  enabled?: string;
  /** The step of the code used last: each counts once. */
  used: number;
}

/** CreateVirtualMFADevice: its seed is shown this once. */
export function createDevice(store: IamStore, input: CreateVirtualMFADeviceRequest, call: Call) {
  const { VirtualMFADeviceName: name = '', Path: path = '/' } = input;
  const serial = `arn:${call.partition}:iam::${call.account}:mfa${path}${name}`;
  if (store.devices.has(serial)) {
    throw new Fault(
      'EntityAlreadyExists',
      'MFADevice entity at the same path already exists.',
      409,
    );
  }
  const seed = randomBytes(20);
  store.devices.set(serial, { seed, used: 0 });
  const Base32StringSeed = Buffer.from(base32(seed)).toString('base64');
  return { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed } };
}

/** EnableMFADevice: two codes that follow each other prove that the seed has arrived. */
export function enableDevice(store: IamStore, input: EnableMFADeviceRequest) {
  const user = userNamed(store, input.UserName);
  const device = store.devices.get(input.SerialNumber ?? '');
  if (!device) {
    throw noSuchEntity(`VirtualMFADevice with serial number ${input.SerialNumber} does not exist.`);
  }
  const now = stepAt(Date.now());
  const fits = [now - 2, now - 1, now].some(
    (step) =>
      codeAt(device.seed, step) === input.AuthenticationCode1 &&
      codeAt(device.seed, step + 1) === input.AuthenticationCode2,
  );
  if (!fits) {
    throw new Fault(
      'InvalidAuthenticationCode',
      'Authentication code for device is not valid.',
      403,
    );
  }
  device.user = user.name;
  device.enabled = store.now();
  return {};
}

/** ListMFADevices. */
export function listDevices(store: IamStore, input: ListMFADevicesRequest) {
  const { name } = userNamed(store, input.UserName);
  const own = [...store.devices].filter(([, { user }]) => user === name);
  const devices = own.map(([SerialNumber, { enabled }]) => ({
    ...{ UserName: name, SerialNumber, EnableDate: enabled },
  }));
  return listed('MFADevices', devices, input);
}

/** Whether a code of a user's device counts now; it does not count a second time. */
export function codeCounts(
  store: IamStore,
  userArn: string,
  serial: string,
  code: string,
): boolean {
  const device = store.devices.get(serial);
  const owner = [...store.users.values()].find(({ arn }) => arn === userArn);
  if (!device || !owner || device.user !== owner.name) return false;
  const now = stepAt(Date.now());
  const step = [now - 1, now, now + 1].find((at) => codeAt(device.seed, at) === code);
  if (step === undefined || step <= device.used) return false;
  device.used = step;
  return true;
}
