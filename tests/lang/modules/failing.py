print("failing runs")
marker = 1
raise ValueError("import of failing")
