# __name__, __qualname__ and __module__ of a class can be stored to; a name has
# to be a string.
class C:
    pass


C.__module__ = 'elsewhere'
print(C.__module__, C.__dict__.get('__module__', 'elsewhere'))
C.__name__ = 'D'
print(C.__name__, C.__qualname__, C)
C.__qualname__ = 'outer.' + 'E'
print(C.__name__, C.__qualname__, C)
for name in '__name__', '__qualname__':
    try:
        setattr(C, name, 3)
    except TypeError as e:
        print(e)
print(C.__name__, C.__qualname__)
C.__module__ = None
print(C.__module__)
