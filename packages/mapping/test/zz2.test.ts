import { it } from 'vitest';
import { compile } from '../src/compile.js';
it('x', () => { for (const [a,b] of [['(',')'],['[',']'],['[1,','1]'] ,['$x.a(',')']]) for (const n of [150, 199,200,201, 250]) { try { console.log(a,n, compile(a==='$x.a(' ? a.repeat(n)+'1'+b.repeat(n):  '#set($x = ' + a!.repeat(n)+'1' + b!.repeat(n)+')').render().output.length); } catch (e: any) { console.log(a,n, e.code, e.message.slice(0,100)); } } });
