import { fence } from '../documentation/row-markdown.js';
import type { TemplateView } from '../template-view.js';
import { type Completion, completionOf } from './completion.js';
import type { CompletionContext } from './context-at.js';
import { plainText, tabStop } from './tab-stop.js';

/** A piece of template that people write again and again. */
interface Idiom {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  /** Where it makes sense; in both templates unless told. */
  readonly phase?: 'request' | 'response';
}

const IDIOMS: readonly Idiom[] = [
  {
    label: 'json-list',
    detail: 'a JSON array of the elements of a list, with commas between them',
    text: `[
#foreach($${tabStop(1, 'item')} in $input.path('$.${tabStop(2, 'items')}'))
  ${tabStop(3, '"$item"')}#if($foreach.hasNext),#end

#end
]`,
  },
  {
    label: 'json-string',
    detail: 'a JSON string with what may be in it escaped',
    text: `"$util.escapeJavaScript(${tabStop(1, '$value')}).replaceAll("\\\\'", "'")"`,
  },
  {
    label: 'params-loop',
    detail: 'all parameters of the request as a JSON object',
    text: `"params": {
#set($params = $input.params())
#foreach($group in $params.keySet())
  "$group": {
#foreach($name in $params.get($group).keySet())
    "$util.escapeJavaScript($name).replaceAll("\\\\'", "'")": "$util.escapeJavaScript($params.get($group).get($name)).replaceAll("\\\\'", "'")"#if($foreach.hasNext),#end

#end
  }#if($foreach.hasNext),#end

#end
}`,
  },
  {
    label: 'if-present',
    detail: 'text for a value that is there',
    text: `#set($${tabStop(1, 'value')} = $input.path('$.${tabStop(2, 'name')}'))
#if($value != "")
${tabStop(0)}
#end`,
  },
  {
    label: 'status-override',
    detail: 'another status for the client',
    text: `#set($context.responseOverride.status = ${tabStop(1, '404')})`,
  },
  {
    label: 'header-override',
    detail: 'a header for the client',
    text: `#set($context.responseOverride.header.${tabStop(1, 'X-Name')} = "${tabStop(2, 'value')}")`,
  },
  {
    label: 'sqs-send-message',
    detail: 'body of a request to SQS',
    phase: 'request',
    text: `Action=SendMessage&MessageBody=$util.urlEncode($input.body)`,
  },
  {
    label: 'sns-publish',
    detail: 'body of a request to SNS',
    phase: 'request',
    text: `Action=Publish&TopicArn=$util.urlEncode('${tabStop(1, 'arn:aws:sns:region:account:topic')}')&Message=$util.urlEncode($input.body)`,
  },
  {
    label: 'dynamodb-put-item',
    detail: 'body of a request to DynamoDB',
    phase: 'request',
    text: `{
  "TableName": "${tabStop(1, '$stageVariables.table')}",
  "Item": {
    "${tabStop(2, 'id')}": { "S": "$context.requestId" },
    "${tabStop(3, 'payload')}": { "S": "$util.escapeJavaScript($input.body).replaceAll("\\\\'", "'")" }
  }
}`,
  },
  {
    label: 'dynamodb-get-item',
    detail: 'body of a request to DynamoDB',
    phase: 'request',
    text: `{
  "TableName": "${tabStop(1, '$stageVariables.table')}",
  "Key": {
    "${tabStop(2, 'id')}": { "S": "$util.escapeJavaScript($input.params('${tabStop(3, 'id')}')).replaceAll("\\\\'", "'")" }
  }
}`,
  },
  {
    label: 'step-functions-start-execution',
    detail: 'body of a request to Step Functions',
    phase: 'request',
    text: `{
  "stateMachineArn": "${tabStop(1, '$stageVariables.stateMachineArn')}",
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"
}`,
  },
  {
    label: 'eventbridge-put-events',
    detail: 'body of a request to EventBridge',
    phase: 'request',
    text: `{
  "Entries": [
    {
      "Source": "${tabStop(1, 'orders')}",
      "DetailType": "${tabStop(2, 'OrderPlaced')}",
      "Detail": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"
    }
  ]
}`,
  },
  {
    label: 'kinesis-put-record',
    detail: 'body of a request to Kinesis',
    phase: 'request',
    text: `{
  "StreamName": "${tabStop(1, '$stageVariables.stream')}",
  "Data": "$util.base64Encode($input.body)",
  "PartitionKey": "$context.requestId"
}`,
  },
];

/** @returns pieces of template that can begin where text stands */
export function completeText({ role }: TemplateView, context: CompletionContext): readonly Completion[] {
  const { start, end } = context;
  return IDIOMS.filter(({ phase }) => phase === undefined || role.phase === undefined || phase === role.phase).map(
    ({ label, detail, text }) => {
      const documentation = fence(plainText(text), 'velocity');
      return completionOf({ start, end, label, detail, documentation, newText: text, kind: 'snippet' });
    },
  );
}
