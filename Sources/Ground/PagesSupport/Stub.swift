import CZlib
import Hummingbird
