import { t } from '../../language.ts';

/** What each template is for: its first line, in the language that is spoken. */
export const templateWords: Readonly<Record<string, string>> = {
  cache: t`Builds an image with the layers of the one before as its cache, and pushes both.`,
  ecr: t`Builds an image and pushes it to Amazon ECR, with the role's own permissions and no stored password.`,
  ghcr: t`Builds an image and pushes it to GitHub's registry, where its page links back to the repository.`,
  java: t`Builds and tests a Java application with Maven, then builds its image and pushes it.`,
  monorepo: t`Builds one of several applications, each in its own folder, and pushes its image.`,
  'multi-arch': t`Builds one image for several processors with buildx, and pushes it under one name.`,
  node: t`Tests a Node.js application, then builds its image and pushes it.`,
  python: t`Tests a Python application with pytest, then builds its image and pushes it.`,
  registry: t`Builds an image and pushes it to any registry that takes a user name and a password.`,
};
