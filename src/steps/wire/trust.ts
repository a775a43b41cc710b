import { evaluateTrust } from '../../policy/evaluate.ts';
import { PolicySyntax, parsePolicy } from '../../policy/parse.ts';
import type { Decision, PolicyDocument, PolicyStatement } from '../../types.ts';

/** The statement that lets CodeBuild, for this project of this account only, assume the role. */
function trustStatement(account: string, projectArn: string): PolicyStatement {
  return {
    Sid: 'CodeBuildForThisProject',
    Effect: 'Allow',
    Principal: { Service: 'codebuild.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': projectArn },
    },
  };
}

/**
 * The trust policy of a new role.
 * Source: AWS CodeBuild User Guide, Create a CodeBuild service role (confused deputy).
 */
export function trustFor(account: string, projectArn: string): PolicyDocument {
  return { Version: '2012-10-17', Statement: [trustStatement(account, projectArn)] };
}

/** An existing trust policy with CodeBuild added; whom it trusts already stays trusted. */
export function trustWith(existing: string, account: string, projectArn: string): PolicyDocument {
  const own = trustStatement(account, projectArn);
  const { Statement = [] } = JSON.parse(existing) as {
    Statement?: PolicyStatement | PolicyStatement[];
  };
  const others = [Statement].flat().filter(({ Sid }) => Sid !== own.Sid);
  return { Version: '2012-10-17', Statement: [...others, own] };
}

/** May CodeBuild assume the role when it builds this project? */
export function trustDecision(trust: string, account: string, projectArn: string): Decision {
  try {
    const context = { 'aws:SourceAccount': account, 'aws:SourceArn': projectArn };
    return evaluateTrust(parsePolicy(trust), { service: 'codebuild.amazonaws.com', context })
      .decision;
  } catch (error) {
    if (error instanceof PolicySyntax) return 'unknown';
    throw error;
  }
}
