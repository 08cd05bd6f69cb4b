# json.loads: values, white space, escapes, and the place and text of errors.
import json

good = ['null', 'true', 'false', '0', '-0', '0.0', '-0.0', '12', '-345',
        '140737488355327', '140737488355328', '-140737488355328',
        '-140737488355329', '123456789012345678901234567890',
        '1.5', '-2.25', '0.1', '1e5', '1E5', '1e+5', '12e-3', '1.5e300',
        '5e-324', '1e400', '-1e400', '2.2250738585072011e-308',
        '9007199254740993.0', '0.1234567890123456789', '99999999999999.9',
        '999999999999999.9', '123456789.12345', '0.30000000000000004',
        'NaN', 'Infinity', '-Infinity', '""', '"a"', '"\\"\\\\\\/\\b\\f\\n'
        '\\r\\t"', '"\\u0041\\u00e9\\u20AC\\uD83D\\ude00"', '"é€😀"',
        '"\\ud800"', '"\\udc00\\ud800"', '"\\ud800\\u0041"', '"\x7f"',
        '[]', '[ ]', '[1]', '[1,2 , 3\n,\t4]', '[[],[[]],{}]', '{}', '{ }',
        '{"a":1}', ' { "a" : [ 1 , { "b" : null } ] , "c" : "d" } \r\n',
        '{"a":1,"a":2}', '{"":0}', '"abcdefghijklmnopqrstuvwxyz' * 1 + '"',
        '[1.0,true,"x",null]']
for text in good:
    v = json.loads(text)
    print(ascii(v), type(v).__name__)

bad = ['', ' ', '\n \n', 'nul', 'nulL', 'tru', 'False', 'None', '-', '- 1',
       '+1', '01', '-01', '.5', '1.', '1.e1', '1e', '1e+', '1_0', '0x1',
       'nan', '-NaN', '-Inf', 'infinity', '"', '"abc', '"a\nb"', '"a\x00b"',
       '"\x1f"', '"\\', '"\\x"', '"\\u"', '"\\u12"', '"\\u123"', '"\\u12g4"',
       '"\\u 123"', '"\\ud800\\u12"', '"\\ud800\\u12x4"', '"\\ud800\\"',
       "'a'", '[', '[1', '[1,', '[1,]', '[,1]', '[1 2]', '[1}', ']', '}',
       '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}',
       '{"a" 1}', '{"a":}', '{1:2}', '{"a":1 "b":2}', "{'a':1}", '{"a",1}',
       '1 2', '[] []', '{}x', '"a" "b"', 'true false', '[\n1,\n 2,\n x]',
       'é', '["é", "€"; 1]', '["😀😀",\n"\u20ac" x]', '\ufeff1', '[1]\x00',
       '\x0b1', '\xa01']
for text in bad:
    try:
        print("accepted", ascii(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(ascii(text), e, ascii(e.msg), e.pos, e.lineno, e.colno,
              e.doc == text)

for v in (1, None, [], memoryview(b"1"), object):
    try:
        json.loads(v)
    except TypeError as e:
        print(e)

print(json.loads(b'{"\xc3\xa9": [1, 2]}'), json.loads(bytearray(b' [1] ')))
print(json.loads(b'\xef\xbb\xbf[1]'))
for data in (b'', b'\x80', b'[1', b'"\xff"'):
    try:
        print(json.loads(data))
    except (json.JSONDecodeError, UnicodeDecodeError) as e:
        print(type(e).__name__, e)


class Text(str):
    pass


print(json.loads(Text('[1, "a"]')), type(json.loads(Text('"a"'))).__name__)
print(issubclass(json.JSONDecodeError, ValueError))
e = json.JSONDecodeError("message", "line\nline 2", 7)
print(e, e.args, e.msg, e.lineno, e.colno)
