export async function handler({ pathParameters, requestContext }) {
  const { id } = pathParameters;
  if (!/^o-\d+$/.test(id)) return { statusCode: 404, body: JSON.stringify({ message: `There is no order ${id}.` }) };
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, stage: requestContext.stage }),
  };
}
