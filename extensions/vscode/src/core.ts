/** What the extension and the language server have in common, on a desktop and in a browser. */
export * as api from '@veloway/api';
export * as mapping from '@veloway/mapping';
export * as vtl from '@veloway/vtl';
export * as yaml from 'yaml';
