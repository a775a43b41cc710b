import type {
  CreateAccountAliasRequest,
  DeleteAccountAliasRequest,
  ListAccountAliasesRequest,
} from '@aws-sdk/client-iam';
import { listed } from './iam-pages.ts';
import { type IamStore, noSuchEntity } from './iam-store.ts';

/** CreateAccountAlias: an account has one name at most, the new one replaces it. */
export function createAlias(store: IamStore, { AccountAlias }: CreateAccountAliasRequest) {
  store.alias = AccountAlias;
  return {};
}

/** DeleteAccountAlias. */
export function deleteAlias(store: IamStore, { AccountAlias }: DeleteAccountAliasRequest) {
  if (store.alias !== AccountAlias) {
    throw noSuchEntity(`The Account Alias ${AccountAlias} cannot be found.`);
  }
  store.alias = undefined;
  return {};
}

/** ListAccountAliases. */
export function listAliases(store: IamStore, input: ListAccountAliasesRequest) {
  return listed('AccountAliases', store.alias === undefined ? [] : [store.alias], input);
}
