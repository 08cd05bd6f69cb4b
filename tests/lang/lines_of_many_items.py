# Source lines of many items: they compile, and their columns and lines stay
# right. Fewer of them where a chip's heap has no room.
import gc

N = 500
if hasattr(gc, 'mem_free') and gc.mem_free() < 300000:
    N = 200
numbers = ','.join([str(i) for i in range(N)])
pairs = ','.join([str(i) + ':a' for i in range(N)])
names = ','.join(['a'] * N)
added = '+'.join(['a'] * 300)
a = 3

for text, length, total in (
        ('[' + numbers + ']', N, N * (N - 1) // 2),
        ('{' + pairs + '}', N, N * (N - 1) // 2),
        ('(' + names + ')', N, 3 * N),
        ('[\n' + names.replace(',', ', ') + '\n]', N, 3 * N),
        ('[' + names + ',\n' + names + ',\r\n' + names + ']', 3 * N, 9 * N)):
    value = eval(text)
    print(len(value) == length, sum(value) == total)
print(eval(added), eval('max(' + names + ')'),
      eval('len({' + numbers + '})') == N)

text = '[' + names + ', missing_name]'
for source in (text, '[1,\n' + text + ',\n2]', '\n\n' + added + ' + none_so'):
    try:
        exec(source)
    except NameError as e:
        print(e.__traceback__.tb_next.tb_lineno, e)
