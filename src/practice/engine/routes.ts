import { ping, sayInfo, sayVersion } from './about.ts';
import { buildImage } from './build-route.ts';
import { type Exchange, sendJson } from './exchange.ts';
import * as images from './image-routes.ts';
import { Refusal } from './refusal.ts';
import * as registry from './registry-routes.ts';

type Answer = (exchange: Exchange) => void | Promise<void>;

/** The endpoints that are spoken; the part in brackets is an image's or a container's name. */
const routes: [method: string, path: RegExp, answer: Answer][] = [
  ['GET', /^\/_ping$/, ping],
  ['HEAD', /^\/_ping$/, ping],
  ['GET', /^\/version$/, sayVersion],
  ['GET', /^\/info$/, sayInfo],
  ['POST', /^\/auth$/, registry.tryLogin],
  ['POST', /^\/build$/, buildImage],
  ['GET', /^\/images\/json$/, images.listImages],
  ['POST', /^\/images\/create$/, registry.pullImage],
  ['POST', /^\/images\/prune$/, images.pruneImages],
  ['GET', /^\/images\/(.+)\/json$/, images.inspectImage],
  ['GET', /^\/images\/(.+)\/history$/, images.tellHistory],
  ['POST', /^\/images\/(.+)\/tag$/, images.tagImage],
  ['POST', /^\/images\/(.+)\/push$/, registry.pushImage],
  ['DELETE', /^\/images\/(.+)$/, images.deleteImage],
  ['GET', /^\/containers\/json$/, ({ response }) => sendJson(response, [])],
  ['GET', /^\/containers\/(.+)\/json$/, noContainer],
  ['POST', /^\/containers\/create$/, runNothing],
  ['POST', /^\/containers\/(.+)\/start$/, runNothing],
  ['POST', /^\/(?:session|grpc)$/, buildKitless],
];

/**
 * Answers a request by the first route that fits it.
 * @throws Refusal 501 that names the endpoint when none fits
 */
export async function route(exchange: Exchange): Promise<void> {
  const { request, path } = exchange;
  for (const [method, form, answer] of routes) {
    const match = method === request.method ? form.exec(path) : null;
    if (match !== null) return answer({ ...exchange, name: decodeURIComponent(match[1] ?? '') });
  }
  throw new Refusal(501, `the practice engine does not speak ${request.method} ${path}`);
}

function noContainer({ name }: Exchange): never {
  throw new Refusal(404, `No such container: ${name}`);
}

function runNothing(): never {
  throw new Refusal(501, 'the practice engine records and does not run');
}

function buildKitless(): never {
  const remedy = 'set DOCKER_BUILDKIT=0 to build with the classic builder';
  throw new Refusal(501, `the practice engine has no BuildKit: ${remedy}`);
}
