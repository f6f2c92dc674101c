/** A template of about 1,000 lines: a list of orders in JSON, with what templates do in practice. */
export function longTemplate(): string {
  const head = '#set($orders = $input.path(\'$.orders\'))\n{\n  "orders": [\n#foreach($order in $orders)\n    {\n';
  const fields = Array.from({ length: 125 }, (_, i) => field(i)).join('');
  return `${head}${fields}      "last": true\n    }#if($foreach.hasNext),#end\n\n#end\n  ]\n}\n`;
}

function field(i: number): string {
  return [
    `## Field ${i} is left out where it is empty.`,
    `#set($value${i} = $order.field${i})`,
    `#if($value${i} && $value${i} != "")`,
    `      "field${i}": "$util.escapeJavaScript($value${i}).replaceAll("\\\\'", "'")",`,
    `      "length${i}": $value${i}.length(),`,
    '#else',
    `      "field${i}": null,`,
    '#end',
    '',
  ].join('\n');
}

/** An OpenAPI document of about 5,000 lines with 100 templates. */
export function longDefinition(): string {
  const paths = Array.from({ length: 50 }, (_, i) => path(i)).join('');
  return `openapi: 3.0.1\ninfo:\n  title: Orders\n  version: "1.0"\npaths:\n${paths}`;
}

function path(i: number): string {
  const parameters = Array.from({ length: 11 }, (_, n) => parameter(n)).join('');
  return `  /orders${i}/{id}:
    post:
      summary: Changes an order of kind ${i}.
      operationId: changeOrder${i}
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
${parameters}      responses:
        "200":
          description: The order is changed.
        "409":
          description: The order cannot be changed.
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://orders.example.com/orders${i}
        requestTemplates:
          application/json: |
${indented(requestTemplate(i))}        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: |
${indented(responseTemplate(i), '                ')}`;
}

function parameter(n: number): string {
  return `        - name: filter${n}
          in: query
          required: false
          schema:
            type: string
`;
}

function requestTemplate(i: number): string {
  return `#set($order = $input.path('$'))
{
  "kind": ${i},
  "orderId": "$util.escapeJavaScript($input.params('id')).replaceAll("\\\\'", "'")",
  "lines": [
#foreach($line in $order.lines)
    { "sku": "$util.escapeJavaScript($line.sku).replaceAll("\\\\'", "'")", "quantity": $line.quantity }#if($foreach.hasNext),#end

#end
  ],
#if($order.express == true)
  "priority": "high",
#end
  "requestedBy": "$context.identity.sourceIp"
}
`;
}

function responseTemplate(i: number): string {
  return `#set($answer = $input.path('$'))
{
  "order": "$util.escapeJavaScript($answer.id).replaceAll("\\\\'", "'")",
#if($answer.total)
  "total": $answer.total,
#end
  "kind": ${i}
}
`;
}

function indented(text: string, indentation = '            '): string {
  return text.replace(/^(?=.)/gm, indentation);
}
