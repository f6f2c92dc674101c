/**
 * @param notes sentences about what the project does not do
 * @returns the page that tells whoever gets the project what to do with it
 */
export function readme(title: string, methods: readonly string[], notes: readonly string[]): string {
  return `# ${title}

A SOAP service as a REST API of Amazon API Gateway. Each operation is a method: JSON goes in, the mapping template in
\`openapi.yaml\` builds the envelope, the function in \`function/\` sends it and turns the answer into JSON, and faults into
status codes.

${methods.map((method) => `- \`${method}\``).join('\n')}

\`\`\`text
veloway serve template.yaml                                     # here, at http://127.0.0.1:3000/dev
veloway serve template.yaml --parameter ServiceUrl=http://localhost:8080/service
veloway test tests                                              # the templates, by the cases in tests/
sam deploy --guided --resolve-s3                                # on AWS
\`\`\`

The files are yours to change. \`veloway test tests --update\` makes what a changed template prints the expected output.
${notesText(notes)}`;
}

function notesText(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return `
What the project does not do:

${notes.map((note) => `- ${note}`).join('\n')}
`;
}
