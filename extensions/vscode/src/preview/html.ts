import { Uri, type Webview } from 'vscode';

/** @returns the page of the preview: its script and its style come from the extension, and nothing from elsewhere */
export function pageOf(webview: Webview, extension: Uri): string {
  const uriOf = (name: string): string => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}">
    <link rel="stylesheet" href="${uriOf('preview.css')}">
    <title>Preview</title>
  </head>
  <body>
    <script type="module" src="${uriOf('preview.js')}"></script>
  </body>
</html>`;
}
