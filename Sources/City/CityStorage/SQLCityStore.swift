import City
