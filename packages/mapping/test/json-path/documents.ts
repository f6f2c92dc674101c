/** The documents that the cases read from, by name. */
export const DOCUMENTS: ReadonlyMap<string, string> = new Map([
  [
    'shop',
    '{"shop":{"name":"Corner","items":[{"id":1,"title":"Tea","price":3.5,"tags":["hot","green"],"stock":null},{"id":2,"title":"Cup","price":12,"tags":[],"size":{"w":8,"h":9}},{"id":3,"title":"null","tags":["hot"],"price":"5","sold":true}],"open":true},"limit":10,"10":"ten","a.b":"dot","it\'s":"quote"}',
  ],
  ['list', '[10,"x",null,[1,2,[3]],{"k":1},2.5,true]'],
  ['nested', '{"a":{"a":{"a":1,"b":[{"a":2}]},"b":null},"b":[[{"a":3}],[]],"c":{}}'],
  ['mixed', '[{"v":1},{"v":"1"},{"v":1.0},{"v":"x"},{"v":null},{},{"v":true},{"v":[1]},{"v":"true"}]'],
  ['texts', '[{"n":"Anna","m":"anna"},{"n":"Bob","m":"Bob"},{"n":"","m":null},{"n":"a/b"},{"n":null}]'],
  [
    'numbers',
    '[{"n":1},{"n":2147483648},{"n":12345678901234567890},{"n":1.5},{"n":1.000000000000000000001},{"n":1E2}]',
  ],
  ['scalar', '"just text"'],
  ['none', 'null'],
  ['empty', '{}'],
]);
