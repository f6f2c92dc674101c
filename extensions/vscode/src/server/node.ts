/** The language server on the desktop, a process of its own. */
import { serveParent } from '@veloway/language-server/node';

serveParent();
