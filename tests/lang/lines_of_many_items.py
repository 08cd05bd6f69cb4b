# A source line of ten thousand items compiles in time that grows with its
# length, and its columns stay right.
# skip interrupt: it measures time
import time

N = 10000
numbers = ','.join([str(i) for i in range(N)])
pairs = ','.join([str(i) + ':a' for i in range(N)])
names = ','.join(['a'] * N)
added = '+'.join(['a'] * 500)
a = 3


def spent(text):
    start = time.time()
    result = eval(text)
    return result, time.time() - start


for text in ('[' + numbers + ']', '{' + pairs + '}', '(' + names + ')',
             '[\n' + names.replace(',', ', ') + '\n]', added,
             '[' + names + ',\n' + names + ',\r\n' + names + ']',
             'max(' + names + ')', 'len({' + numbers + '})'):
    value, seconds = spent(text)
    print(value if isinstance(value, int) else (len(value), sum(value)),
          seconds < 20)

text = '[' + names + ', missing_name]'
for source in (text, '[1,\n' + text + ',\n2]', '\n\n' + added + ' + none_so'):
    try:
        exec(source)
    except NameError as e:
        print(e.__traceback__.tb_next.tb_lineno, e)
