print("sub loads", __name__)
level = 2
